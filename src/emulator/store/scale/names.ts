/** Names of a large tenant, each made from a number. */

const firstNames =
  'Aisha Bruno Chloe Daniel Elena Farid Greta Hiro Ines Jakub Kavya Liam Mei Nadia Omar Priya Quinn Rosa Sven Tariq Uma Viktor Wen Ximena Yusuf Zoe'.split(
    ' ',
  );
const lastNames =
  'Abbott Bianchi Castillo Dubois Eriksen Fischer Gupta Haddad Ivanov Jansen Kowalski Larsen Moreau Nakamura Okafor Petrov Quiroga Rossi Silva Tanaka Ueda Vargas Walsh Xu Yilmaz Zimmer Baker Costa Diaz Evans Foster'.split(
    ' ',
  );
const products =
  'Atlas Beacon Cobalt Delta Ember Fjord Granite Harbor Indigo Juniper Krypton Lumen Meridian Nimbus Onyx Prism Quartz Relay Summit Tundra'.split(
    ' ',
  );
const purposes =
  'CRM,Warehouse,Identity,Payroll,Ticketing,Analytics,Source Control,Mail,Billing,Monitoring'.split(
    ',',
  );
const teams =
  'Payments Growth Platform Security Finance Legal Support Research Mobile Data Logistics Sales'.split(
    ' ',
  );
const permissions = 'Reader Editor Approver Operator Auditor Admin'.split(' ');
const departments = 'Engineering Finance Legal Marketing Operations People Sales Support'.split(
  ' ',
);

/** A person's name; the first twenty thousand differ. */
export function personName(number: number): string {
  const first = pick(firstNames, number);
  const last = pick(lastNames, Math.floor(number / firstNames.length));
  const round = Math.floor(number / (firstNames.length * lastNames.length));
  const middle = round === 0 ? '' : ` ${String.fromCharCode(65 + (round % 26))}.`;
  return `${first}${middle} ${last}`;
}

/** The login name of a person. No two are the same. */
export function personLogin(number: number): string {
  const name = personName(number)
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
  return `${name}.${number}`;
}

/** The address of a person. */
export function personEmail(number: number): string {
  return `${personLogin(number)}@scale.example`;
}

/** The name of an app; all 200 differ. */
export function appName(number: number): string {
  return `${pick(products, number)} ${pick(purposes, Math.floor(number / products.length))}`;
}

/** The name of a group or role at its place in an app. */
export function resourceName(place: number): string {
  const team = pick(teams, place);
  const round = Math.floor(place / (teams.length * permissions.length));
  return `${team} ${permissionName(place)}s${round === 0 ? '' : ` ${round + 1}`}`;
}

/** The permission that an entitlement gives. */
export function permissionName(place: number): string {
  return pick(permissions, Math.floor(place / teams.length));
}

/** The name of a policy. No two of a kind are the same. */
export function policyName(kind: string, number: number): string {
  return `${pick(teams, number)} ${kind} ${Math.floor(number / teams.length) + 1}`;
}

/** Where a person works. */
export function departmentName(number: number): string {
  return pick(departments, number);
}

function pick(names: readonly string[], number: number): string {
  return names[number % names.length] ?? '';
}
