/** What moves the goods, mostly homemade or old: apps with the names that grow in such places. */
import { assignee, byHand, byHandOf } from './provisioning';
import {
  access,
  permission,
  resource,
  resourceType,
  service,
  single,
  system,
  unowned,
  type AppSpec,
  type ResourceSpec,
} from './spec';

const depots = [
  'RTM-1 Maasvlakte',
  'RTM-2 Waalhaven',
  'HAM-1 Altenwerder',
  'LBA-1 Leeds East',
  'ORD-1 Joliet',
  'SIN-1 Tuas',
];

const depot = (name: string): ResourceSpec =>
  resource(
    name,
    `Warehouse ${name}`,
    permission(
      'operator',
      `${name} – Operator`,
      `Books receipts, moves and picks in ${name}.`,
      '9 Warehouse',
      'Low',
    ),
    permission(
      'inventory-adjust',
      `${name} – Inventory Adjustment (+/−)`,
      `Writes stock up and down in ${name}; feeds the ledger.`,
      '3 Warehouse',
      'High SOX 30d mixed',
    ),
    permission(
      'supervisor',
      `${name} – Supervisor`,
      `Overrides blocks and reprints labels in ${name}.`,
      '2 Warehouse',
      'Medium',
    ),
  );

const wmsRole = single('(all sites)', 'assigned', (name) => `${name} in every warehouse and yard.`);

/** The warehouse system of the company's own making. */
export const warehouseSystem: AppSpec = {
  key: 'wms',
  name: 'Warehouse Orchestration & Yard Management Platform (WOYMP) – EMEA/APAC consolidated instance, formerly “StockPilot Classic”',
  description:
    'Homemade in 2009, rewritten twice. Accounts are kept by hand in a table that only two people may change.',
  accountName: 'woymp-prod-03',
  connectedDaysAgo: 500,
  isManual: true,
  instructions: 'Name the depot and the shift. Access at night is arranged by phone.',
  owners: ['dee.jackson', 'gunnar.holm'],
  access: access('95% Warehouse; 10 Transport; 60% former Warehouse', '', {
    provision: byHand(
      assignee.users('dee.jackson', 'gunnar.holm'),
      'Add a row to USRMSTR and print the badge.',
    ),
    deprovision: byHand(assignee.users('dee.jackson'), 'Delete the row in USRMSTR.'),
  }),
  extraAccounts: [
    service('HANDHELD01', 'Handheld pool RTM'),
    system('PLC-GATEWAY', 'Conveyor PLC gateway'),
    unowned('stockpilot_root', 'stockpilot_root'),
    unowned('TEMP-AGENCY-07', 'Flexwerk temp 07', 'planning@flexwerk-uitzend.example'),
  ],
  types: [
    resourceType('Site', 'project', ...depots.map(depot)),
    resourceType(
      'Function',
      'role',
      wmsRole('System Administrator', '@dee.jackson; #stockpilot_root', 'Critical SOX', {
        provision: byHand(
          assignee.group('okta/finance-close/member', 'gunnar.holm'),
          'Two signatures are needed, one of them from Finance.',
        ),
      }),
      wmsRole(
        'Dangerous Goods Release (ADR/IMDG/IATA)',
        '4 Warehouse; @layla.haddad',
        'High 365d mixed',
      ),
      wmsRole('Machine Interface', '#HANDHELD01; #PLC-GATEWAY', 'Medium'),
      wmsRole(
        'Seasonal Peak Planning and Cross-Dock Slot Re-allocation Coordinator for Third-Party Carriers',
        '3 Transport; #TEMP-AGENCY-07',
        '45d mixed',
      ),
    ),
  ],
};

const fleetRole = single('', 'assigned', (name) => `${name} – for vehicles of the own fleet.`);
const region = single('Region', 'dispatcher', (name) => `Sees and moves the vehicles of ${name}.`);

/** Telematics, whose maker likes signs. */
export const fleet: AppSpec = {
  key: 'fleet',
  name: 'Fleet/Telematics "Convoy" 🚚',
  description: 'Position, driving time and temperature of 412 vehicles.',
  accountName: 'convoy://larkmoor/eu',
  connectedDaysAgo: 350,
  monthlyCostUsd: 9,
  owners: ['claire.beaumont'],
  access: access('90% Transport; @thomas.mueller2; 50% former Transport'),
  extraAccounts: [service('tacho/upload', 'Tachograph "upload" \\ nightly')],
  types: [
    resourceType(
      'Role / "Profile"',
      'role',
      fleetRole('Read/Write "Route Planner"', '8 Transport', 'Medium mixed'),
      fleetRole('Read/Only "Route Planner"', '6 Transport', 'Low'),
      fleetRole('Immobilise vehicle 🛑', '@claire.beaumont; 2 Transport', 'Critical 12h mixed', {
        owners: ['claire.beaumont', 'lucia.ferraz'],
      }),
      fleetRole("Driver's hours & tachograph", '4 Transport; #tacho/upload', 'GDPR'),
    ),
    resourceType(
      'Region',
      'group',
      ...['Benelux', 'DACH', 'Brasil – Sul/Sudeste', 'GCC', 'ישראל'].map((name) =>
        region(name, '5 Transport'),
      ),
    ),
  ],
};

const customsPermission = single(
  '',
  'assigned',
  (name) => `Permission "${name}" in the joint customs portal.`,
);

/** The customs portal of two countries, in their languages. */
export const customs: AppSpec = {
  key: 'customs',
  name: 'פורטל המכס / بوابة الجمارك (Customs IL·AE)',
  description: 'Declarations in Ashdod, Haifa and Jebel Ali. Names come from the authorities.',
  accountName: 'LKM-IL/AE-0042',
  connectedDaysAgo: 240,
  isManual: true,
  policies: { grant: 'contractors' },
  owners: ['layla.haddad'],
  access: access('8 Transport; 1 contractors', '', {
    provision: byHandOf(['layla.haddad'], 'Register with both authorities.'),
  }),
  extraAccounts: [
    unowned('עמיל-מכס-7', 'עמיל מכס חיצוני (כהן ובניו)', 'office@cohen-customs.example'),
  ],
  types: [
    resourceType(
      'הרשאה / صلاحية',
      'role',
      customsPermission('הגשת הצהרת יבוא', '5 Transport; #עמיל-מכס-7', 'Medium'),
      customsPermission('שחרור מטענים – נמל אשדוד', '3 Transport', 'High 30d mixed'),
      customsPermission('تقديم بيان جمركي', '@layla.haddad; 4 Transport', 'Medium'),
      customsPermission('الإفراج عن البضائع (جبل علي)', '@layla.haddad; 2 Transport', 'High mixed'),
      customsPermission('Read-only צפייה / عرض', '5 Transport; @noa.bendavid', 'Low'),
    ),
  ],
};
