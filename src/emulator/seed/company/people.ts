/** Everyone at Larkmoor Logistics: named people, and those who fill the departments. */
import { draw, drawBetween, drawOne } from '../draw';
import { departments, type Department, type DepartmentName } from './departments';
import { namedPeople, type NamedPersonRow } from './namedPeople';
import { offices, type Office } from './offices';

export type PersonKind = 'employee' | 'contractor' | 'service' | 'agent' | 'system';

/** How a person stands to the company; `deleted` left so long ago that the directory forgot. */
export type PersonState = 'active' | 'onLeave' | 'joining' | 'left' | 'deleted';

/** A person, or a program that acts like one. */
export interface Person {
  /** Unique; also the part of the address before the `@`. */
  readonly key: string;
  readonly displayName: string;
  readonly jobTitle: string;
  readonly department: DepartmentName;
  readonly city: string;
  readonly country: string;
  readonly email: string;
  /** The key of the manager; empty for those who have none. */
  readonly managerKey: string;
  readonly kind: PersonKind;
  readonly state: PersonState;
  readonly hiredDaysAgo: number;
  /** Days since a person left; 0 for those who did not. */
  readonly leftDaysAgo: number;
}

/** The domain of the company. People of another domain are external. */
export const companyDomain = 'larkmoor.example';

const contractorDomains = ['brightquay.example', 'nordlast-it.example', 'atelier-bit.example'];
const teamSize = 7;

/** Everyone, managers before the people who report to them where they are made up. */
export function everyone(): readonly Person[] {
  const named = namedPeople.map(personFromRow);
  const taken = new Set(named.map((person) => person.key));
  return [...named, ...departments.flatMap((department) => staffOf(department, taken))];
}

function personFromRow([
  displayName,
  jobTitle,
  department,
  city,
  managerKey,
  key,
  kind = 'employee',
  state = 'active',
]: NamedPersonRow): Person {
  const office = officeIn(city);
  return person({ key, displayName, jobTitle, department, office, managerKey, kind, state });
}

function staffOf(department: Department, taken: Set<string>): Person[] {
  const staff: Person[] = [];
  let leadKey = department.head;
  for (let index = 0; index < department.size; index++) {
    const isLead = index % teamSize === 0 && department.size > teamSize;
    const seat = `${department.name}/${index}`;
    const office = officeIn(drawOne('city', seat, department.cities));
    const { key, displayName } = newName(seat, office, taken);
    const kind = !isLead && draw('contractor', seat) < 0.06 ? 'contractor' : 'employee';
    staff.push(
      person({
        key,
        displayName,
        jobTitle: isLead ? department.leadTitle : drawOne('title', seat, department.titles),
        department: department.name,
        office,
        managerKey: isLead ? department.head : leadKey,
        kind,
        state: isLead ? 'active' : stateOf(seat),
      }),
    );
    leadKey = isLead ? key : leadKey;
  }
  return staff;
}

function stateOf(seat: string): PersonState {
  const chance = draw('state', seat);
  if (chance < 0.045) {
    return 'left';
  }
  return chance < 0.055 ? 'deleted' : chance < 0.075 ? 'onLeave' : 'active';
}

interface PersonSketch extends Omit<
  Person,
  'city' | 'country' | 'email' | 'hiredDaysAgo' | 'leftDaysAgo'
> {
  readonly office: Office;
}

function person({ office, ...sketch }: PersonSketch): Person {
  const leftDaysAgo = leftDaysAgoOf(sketch);
  const domain =
    sketch.kind === 'contractor' ? drawOne('domain', sketch.key, contractorDomains) : companyDomain;
  return {
    ...sketch,
    city: office.city,
    country: office.country,
    email: `${sketch.key}@${domain}`,
    hiredDaysAgo:
      sketch.state === 'joining' ? 0 : leftDaysAgo + drawBetween('hired', sketch.key, 20, 2600),
    leftDaysAgo,
  };
}

function leftDaysAgoOf({ key, state }: Pick<Person, 'key' | 'state'>): number {
  switch (state) {
    case 'left':
      return drawBetween('left', key, 2, 60);
    case 'deleted':
      return drawBetween('left', key, 120, 400);
    case 'active':
    case 'onLeave':
    case 'joining':
      return 0;
  }
}

function newName(
  seat: string,
  office: Office,
  taken: Set<string>,
): Pick<Person, 'key' | 'displayName'> {
  for (let attempt = 0; ; attempt++) {
    const given = drawOne(`given/${attempt}`, seat, office.given);
    const family = drawOne(`family/${attempt}`, seat, office.family);
    const key = `${asciiOf(given)}.${asciiOf(family)}`;
    if (!taken.has(key)) {
      taken.add(key);
      return { key, displayName: `${given} ${family}` };
    }
  }
}

function asciiOf(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function officeIn(city: string): Office {
  const office = offices.find((candidate) => candidate.city === city);
  if (office === undefined) {
    throw new RangeError(`No office in ${city}`);
  }
  return office;
}
