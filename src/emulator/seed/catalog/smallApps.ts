/** Small apps that many companies have: a VPN, a password manager, parking lots, an old file server. */
import { assignee, byDevice, byHand, byTicketIn, notConfigured } from './provisioning';
import {
  access,
  permission,
  resource,
  resourceType,
  service,
  single,
  unowned,
  type AppSpec,
  type ResourceSpec,
} from './spec';

const profile = single('Profile', 'member', (name) => `Connects with the profile ${name}.`);

/** A small VPN. */
export const vpn: AppSpec = {
  key: 'vpn',
  name: 'WireGuard VPN',
  description: 'Remote access to depots and test networks.',
  accountName: 'vpn.larkmoor.example',
  connectedDaysAgo: 200,
  owners: ['oskar.nyberg'],
  access: access('<okta/vpn-users/member; 3 contractors', '', {
    provision: byTicketIn('jira', 'The IT service desk sends the configuration file.'),
    deprovision: byHand(assignee.manager('oskar.nyberg'), 'Collect the token.'),
  }),
  types: [
    resourceType(
      'Profile',
      'group',
      profile('split-tunnel', '30 everyone', 'Low'),
      profile('full-tunnel', '9 Engineering, IT', 'mixed'),
      profile('depot-ot-networks', '4 Engineering, IT', 'High ISO 12h jit'),
    ),
  ],
};

/** An app that has nothing but accounts. */
export const parking: AppSpec = {
  key: 'parking',
  name: 'Parking Garage Rotterdam',
  description: 'Number plates that open the barrier.',
  accountName: '',
  connectedDaysAgo: 150,
  isManual: true,
  policies: { grant: 'auto-approve' },
  owners: ['pieter.postma'],
  access: access('45% in Rotterdam', '', {
    provision: byHand(assignee.appOwners(), 'Mail the number plate to the porter.'),
  }),
  types: [],
};

const vault = (name: string, viewers: string, managers: string, traits = 'Medium'): ResourceSpec =>
  resource(
    name,
    '',
    permission(
      'view',
      `${name} Vault View`,
      `Reads and copies what is in the vault ${name}.`,
      viewers,
      traits,
      { provision: byDevice(name), deprovision: byDevice(name) },
    ),
    permission(
      'manage',
      `${name} Vault Manage`,
      `Adds people to the vault ${name} and deletes it.`,
      managers,
      'High',
    ),
  );

const passwordGroup = single(
  'Group Member',
  'member',
  (name) => `Belongs to the 1Password group ${name}.`,
);

/** The password manager. */
export const onePassword: AppSpec = {
  key: '1password',
  name: '1Password',
  description: 'Shared secrets, company cards and recovery codes.',
  accountName: 'larkmoor.1password.example',
  connectedDaysAgo: 450,
  monthlyCostUsd: 8,
  owners: ['fatima.idrissi'],
  access: access('50% Engineering, IT, Finance, Marketing; 3 contractors, former Engineering'),
  extraAccounts: [service('svc-backup', 'Nightly Backup', 'svc-backup')],
  types: [
    resourceType(
      'Vault',
      'secret',
      vault(
        'Production / root credentials',
        '@lena.vogt @sam.okafor; 2 IT',
        '@fatima.idrissi',
        'Critical ISO 7d mixed emergency',
      ),
      vault('Company credit cards 💳', '4 Finance', '1 Finance', 'High PCI mixed'),
      vault('Social media', '5 Marketing', '1 Marketing'),
      vault('Shared – Engineering', '20 Engineering', '2 Engineering'),
      vault('Backup & Restore', '#svc-backup; 2 IT', '1 IT'),
    ),
    resourceType(
      'Group',
      'group',
      passwordGroup('Owners', '@fatima.idrissi; 1 IT', 'Critical 3d mixed emergency'),
      passwordGroup('Recovery', '3 IT', 'High ISO'),
    ),
  ],
};

const folder = single('Folder', 'read-write', (name) => `Reads and writes below ${name}.`);

/** An old file exchange that nobody owns. */
export const legacySftp: AppSpec = {
  key: 'sftp',
  name: 'Legacy SFTP Exchange (do not add users)',
  description: '',
  accountName: 'ftp2.larkmoor.example',
  connectedDaysAgo: 120,
  isManual: true,
  policies: { grant: 'not-requestable', revoke: 'handover' },
  owners: [],
  access: access('6 Transport, Warehouse; 50% former Warehouse', '', { provision: notConfigured }),
  extraAccounts: [
    ...['acme-carriers', 'bluepeter', 'delta-forwarding', 'fjordline', 'kaiun-tokyo'].map(
      (partner) => unowned(`partner_${partner}`, `partner_${partner}`, `edi@${partner}.example`),
    ),
    unowned('ftpuser', 'ftpuser'),
    unowned('test', 'test'),
    service('nightly_dump', 'nightly_dump'),
  ],
  types: [
    resourceType(
      'Folder',
      'project',
      folder(
        '/outbound/manifests',
        '#partner_acme-carriers; #partner_bluepeter; #partner_fjordline; 3 Transport',
        '',
        { provision: notConfigured },
      ),
      folder(
        '/inbound/edi/INVOIC',
        '#partner_delta-forwarding; #partner_kaiun-tokyo; #nightly_dump',
        'SOX',
        { provision: notConfigured },
      ),
      folder('/root', '#ftpuser; #test', 'High', { provision: notConfigured }),
    ),
  ],
};
