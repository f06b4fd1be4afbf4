/** Draws every component once. */
import { html } from 'lit';
import { buttonRow } from '../../../src/webview/components/buttons';
import { checkbox } from '../../../src/webview/components/checkbox';
import { dataTable } from '../../../src/webview/components/dataTable';
import { referenceField } from '../../../src/webview/components/referenceField';
import { rowList } from '../../../src/webview/components/rowList';
import { select } from '../../../src/webview/components/select';
import { textArea, textField } from '../../../src/webview/components/textField';
import {
  busyNote,
  codeBlock,
  notice,
  pageHeading,
  section,
} from '../../../src/webview/components/texts';
import { startPanel } from '../../../src/webview/frame/startPanel';
import { galleryProtocol } from './protocol';

const options = ['None', 'Connector', 'Manual'].map((label) => ({ value: label, label }));

startPanel({
  protocol: galleryProtocol,
  announcement: ({ outcome }) => outcome,
  onEscape: (_view, send) => send({ kind: 'escape' }),
  draw: (view, send) => html`
    ${pageHeading(view.title, 'Every component of a panel')} ${notice('info', 'Good to know.')}
    ${notice('warning', 'Managed by Terraform.')} ${notice('error', 'Could not be read.')}
    ${busyNote('Counting grants…')}
    ${section({ id: 'fields', heading: 'Fields' }, [
      textField({
        id: 'name',
        label: 'Display name',
        hint: 'As people see it.',
        problem: view.problem,
        isChanged: view.text !== '',
        value: view.text,
        onInput: (text) => send({ kind: 'text', text }),
      }),
      textField({
        id: 'slug',
        label: 'Slug',
        readOnlyBecause: 'Fixed on the Access entitlement.',
        value: 'access',
        onInput: () => undefined,
      }),
      textArea({
        id: 'description',
        label: 'Description',
        value: view.text,
        onInput: (text) => send({ kind: 'text', text }),
      }),
      checkbox({
        id: 'emergency',
        label: 'Emergency access',
        hint: 'Granted at once, reviewed later.',
        isChecked: view.isTicked,
        onChange: (isTicked) => send({ kind: 'tick', isTicked }),
      }),
      select({
        id: 'provisioning',
        label: 'Provisioning',
        value: view.choice,
        options,
        onChange: (choice) => send({ kind: 'choose', choice }),
      }),
      referenceField({
        id: 'policy',
        label: 'Grant policy',
        hint: 'Who has to agree.',
        picked: view.picked,
        emptyText: 'Inherited: Manager approves',
        onChoose: () => send({ kind: 'pick' }),
        onClear: () => send({ kind: 'clear' }),
      }),
      rowList({
        id: 'steps',
        label: 'Steps',
        rows: view.steps.map((step) => ({ key: step, label: step, content: step })),
        emptyText: 'No steps.',
        addLabel: 'Add Step',
        onAdd: () => send({ kind: 'add' }),
        onRemove: (_key, index) => send({ kind: 'remove', index }),
        onMove: (_key, index, by) => send({ kind: 'move', index, by }),
      }),
    ])}
    ${section(
      { id: 'result', heading: 'Result' },
      html`
        ${codeBlock('Request', 'POST /api/v1/apps\n{ "updateMask": "displayName" }')}
        ${dataTable({
          id: 'people',
          caption: 'People',
          columns: [{ label: 'Name' }, { label: 'Grants', isNumeric: true }],
          rows: view.names.map((name, index) => ({ key: name, cells: [name, String(index)] })),
          emptyText: 'Nobody.',
          totals: `${view.names.length} people`,
          filter: { value: view.filter, onInput: (text) => send({ kind: 'filter', text }) },
        })}
        <p id="outcome">${view.outcome}</p>
      `,
    )}
    ${buttonRow([
      {
        id: 'apply',
        label: 'Apply',
        isPrimary: true,
        isDisabled: true,
        onPress: () => undefined,
      },
      { id: 'break', label: 'Break', onPress: () => send({ kind: 'break' }) },
    ])}
  `,
});
