import type { DelegationMapView } from '../../../shared/messages/delegationMap';
import { formatLocal } from '../../../shared/text/localTime';
import { countOf, joinParts } from '../../../shared/text/words';
import { delegationGraph, type DelegationGraph } from '../../delegation/delegationGraph';
import {
  delegationTable,
  type DelegationMark,
  type DelegationTableRow,
} from '../../delegation/delegationTable';
import { describeRemembered } from '../../delegation/delegationWords';
import type { TenantProfile } from '../../session/tenantProfile';
import type { DelegationMapState } from './delegationMap';

const markWords: Readonly<Record<DelegationMark, string>> = {
  cycle: 'circle',
  chain: 'chain',
  disabledDelegate: 'delegate is disabled',
};

/** Before anything is read. */
export const emptyMap = (tenant: TenantProfile): DelegationMapState => ({
  tenant,
  people: [],
  remembered: new Map(),
  readAt: undefined,
  isLoading: false,
  problem: '',
});

/** All that the picture and the table beside it show. */
export function delegationMapView(
  { isLoading, people, problem, readAt, remembered, tenant }: DelegationMapState,
  now: Date,
): DelegationMapView {
  const graph = delegationGraph(people);
  const table = delegationTable(graph);
  return {
    tenant: tenant.displayName,
    summary: summaryOf(graph, table, readAt !== undefined),
    asOf: readAt === undefined ? '' : formatLocal(readAt),
    isLoading,
    problem,
    columnCount: graph.columnCount,
    rowCount: graph.rowCount,
    people: graph.components.flatMap((component, group) =>
      component.people.map(({ column, hasLeft, id, name, row }) => ({
        id,
        name,
        hasLeft,
        column,
        row,
        group,
        spoken: spokenOf({ id, name, hasLeft }, table),
      })),
    ),
    delegations: table.map((row) => {
      const known = remembered.get(row.userId);
      return {
        ...row,
        marks: [...row.marks],
        markWords: wordsOf(row),
        // Of another delegate, it is what the tenant does not show yet.
        remembered: known?.delegateId === row.delegateId ? describeRemembered(known, now) : '',
      };
    }),
  };
}

const wordsOf = ({ marks }: DelegationTableRow) =>
  joinParts(...marks.map((mark) => markWords[mark]));

function spokenOf(
  { hasLeft, id, name }: { readonly id: string; readonly name: string; readonly hasLeft: boolean },
  table: readonly DelegationTableRow[],
): string {
  const own = table.find(({ userId }) => userId === id);
  const delegators = table.filter(({ delegateId }) => delegateId === id);
  return joinParts(
    name,
    hasLeft && 'disabled',
    own === undefined ? 'delegates to nobody' : `delegates to ${own.delegateName}`,
    own && wordsOf(own),
    delegators.length > 0 && `delegate of ${delegators.map((row) => row.name).join(', ')}`,
  );
}

function summaryOf(
  { components }: DelegationGraph,
  table: readonly DelegationTableRow[],
  isComplete: boolean,
): string {
  const count = countOf(table.length, 'delegation');
  const circles = components.filter(({ cycle }) => cycle.length > 0).length;
  const chains = components.reduce((sum, component) => sum + component.chains.length, 0);
  const lost = table.filter(({ marks }) => marks.includes('disabledDelegate')).length;
  return joinParts(
    isComplete ? count : `at least ${count}`,
    circles > 0 && countOf(circles, 'circle'),
    chains > 0 && countOf(chains, 'chain'),
    lost > 0 && `${lost} to somebody who is disabled`,
  );
}
