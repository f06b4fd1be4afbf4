/** Everyone at Larkmoor Logistics: named people, and those who fill the departments. */
import { draw, drawBetween, drawOne } from '../draw';
import { departmentNames, departments, type Department, type DepartmentName } from './departments';
import { namedPeople } from './namedPeople';
import { offices, type Office } from './offices';

const personKinds = ['employee', 'contractor', 'service', 'agent', 'system'] as const;
const personStates = ['active', 'onLeave', 'joining', 'left', 'deleted'] as const;

export type PersonKind = (typeof personKinds)[number];

/** How a person stands to the company; `deleted` left so long ago that the directory forgot. */
export type PersonState = (typeof personStates)[number];

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

function personFromRow(row: string): Person {
  const [
    key = '',
    displayName = '',
    jobTitle = '',
    word = '',
    city = '',
    managerKey = '',
    ...rest
  ] = row.split('|');
  const department = departmentNames.find((name) => name.startsWith(word));
  if (department === undefined) {
    throw new RangeError(`${displayName} works in no department`);
  }
  return person({
    key,
    displayName,
    jobTitle,
    department,
    office: officeIn(city),
    managerKey,
    kind: personKinds.find((kind) => kind === rest[0]) ?? 'employee',
    state: personStates.find((state) => state === rest[1]) ?? 'active',
  });
}

function staffOf(department: Department, taken: Set<string>): Person[] {
  const staff: Person[] = [];
  const contractorShare = isTechnical(department.name) ? 0.24 : 0.02;
  let leadKey = department.head;
  for (let index = 0; index < department.size; index++) {
    const isLead = index % teamSize === 0 && department.size > teamSize;
    const seat = `${department.name}/${index}`;
    const office = officeIn(drawOne('city', seat, department.cities));
    const { key, displayName } = newName(seat, office, taken);
    const kind = !isLead && draw('contractor', seat) < contractorShare ? 'contractor' : 'employee';
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

const isTechnical = (name: DepartmentName): boolean =>
  name === 'Engineering' || name === 'Data & Analytics' || name === 'IT & Security';

function stateOf(seat: string): PersonState {
  const chance = draw('state', seat);
  if (chance < 0.055) {
    return 'left';
  }
  return chance < 0.07 ? 'deleted' : chance < 0.09 ? 'onLeave' : 'active';
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
