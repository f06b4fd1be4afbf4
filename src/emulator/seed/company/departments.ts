/** The departments of Larkmoor Logistics and the work that is done in them. */

/** A department: who leads it, how large it is, where it sits and what its people are called. */
export interface Department {
  readonly name: DepartmentName;
  /** The person who heads it, by key. */
  readonly head: string;
  /** How many people are made up for it, besides those who are named. */
  readonly size: number;
  /** The title of those who lead a team of it. */
  readonly leadTitle: string;
  readonly titles: readonly string[];
  readonly cities: readonly string[];
}

/** The names of all departments. No two begin with the same word. */
export const departmentNames = [
  'Customer Support',
  'Data & Analytics',
  'Engineering',
  'Executive',
  'Finance',
  'IT & Security',
  'Legal & Compliance',
  'Marketing',
  'People & Culture',
  'Sales',
  'Transport & Fleet',
  'Warehouse Operations',
] as const;

export type DepartmentName = (typeof departmentNames)[number];

const department = (
  name: DepartmentName,
  head: string,
  size: number,
  leadTitle: string,
  titles: string,
  cities: string,
): Department => ({
  name,
  head,
  size,
  leadTitle,
  titles: titles.split('|'),
  cities: cities.split('|'),
});

/** The departments that have people of their own; "Executive" consists of named people alone. */
export const departments: readonly Department[] = [
  department(
    'Engineering',
    'kenji.tanabe',
    52,
    'Engineering Manager',
    'Software Engineer|Software Engineer II|Senior Software Engineer|Staff Software Engineer|Site Reliability Engineer|QA Engineer|Product Manager|Product Designer',
    'Rotterdam|Hamburg|Tel Aviv|São Paulo|Singapore',
  ),
  department(
    'Data & Analytics',
    'noa.bendavid',
    14,
    'Analytics Manager',
    'Data Analyst|Senior Data Analyst|Analytics Engineer|Data Engineer|Data Scientist',
    'Tel Aviv|Rotterdam|Chicago',
  ),
  department(
    'IT & Security',
    'ada.lindqvist',
    14,
    'IT Operations Manager',
    'IT Support Specialist|Systems Administrator|Network Engineer|Security Engineer|Security Analyst',
    'Rotterdam|Hamburg|Chicago|Singapore',
  ),
  department(
    'Finance',
    'tomasz.wierzbicki',
    22,
    'Finance Manager',
    'Accountant|Senior Accountant|Accounts Payable Specialist|Accounts Receivable Specialist|Financial Analyst|Payroll Specialist|Treasury Analyst',
    'Rotterdam|Chicago|Leeds|São Paulo',
  ),
  department(
    'People & Culture',
    'siobhan.oconnor',
    11,
    'People Operations Manager',
    'HR Business Partner|Recruiter|People Operations Specialist|Compensation & Benefits Analyst',
    'Leeds|Rotterdam|Chicago',
  ),
  department(
    'Sales',
    'daniel.whitfield',
    32,
    'Regional Sales Manager',
    'Account Executive|Senior Account Executive|Sales Development Representative|Key Account Manager|Solutions Consultant|Sales Operations Analyst',
    'Chicago|Leeds|Hamburg|São Paulo|Dubai|Singapore',
  ),
  department(
    'Marketing',
    'chloe.marchetti',
    11,
    'Marketing Manager',
    'Content Strategist|Campaign Manager|Brand Designer|Marketing Operations Specialist',
    'Leeds|Rotterdam|Chicago',
  ),
  department(
    'Customer Support',
    'tariq.hashemi',
    28,
    'Support Team Lead',
    'Support Specialist|Senior Support Specialist|Customer Success Manager|Claims Handler',
    'Leeds|Chicago|Singapore|Dubai',
  ),
  department(
    'Warehouse Operations',
    'gunnar.holm',
    36,
    'Shift Supervisor',
    'Inventory Controller|Warehouse Planner|Receiving Clerk|Yard Coordinator|Forklift Operator',
    'Rotterdam|Hamburg|Leeds|Chicago|Singapore',
  ),
  department(
    'Transport & Fleet',
    'lucia.ferraz',
    22,
    'Dispatch Manager',
    'Dispatcher|Senior Dispatcher|Route Planner|Fleet Technician|Customs Broker',
    'Rotterdam|Hamburg|São Paulo|Dubai|Tel Aviv',
  ),
  department(
    'Legal & Compliance',
    'annelies.dewit',
    7,
    'Compliance Manager',
    'Legal Counsel|Contract Manager|Compliance Analyst|Trade Compliance Specialist',
    'Rotterdam|Chicago|Dubai',
  ),
];
