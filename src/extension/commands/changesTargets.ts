import { ChangeNode, entriesOfNodes } from '../../core/change/journal/changeNode';
import { describeBriefly, describeOutcome } from '../../core/change/journal/changeWords';
import type { JournalEntry } from '../../core/change/journal/journalEntry';
import type { TenantScope } from '../../core/tenantScope';
import { formatLocal } from '../../shared/text/localTime';
import { joinParts } from '../../shared/text/words';
import { withoutIcons } from '../plainText';
import { choose } from '../prompts';
import type { Services } from '../services';

/** The journal of the tenant that the window works on. */
export interface OpenJournal {
  readonly scope: TenantScope;
  /** All of the tenant, newest first. */
  readonly entries: readonly JournalEntry[];
  /** Of the clicked or selected rows; empty from the palette. */
  readonly chosen: readonly JournalEntry[];
}

/** @returns undefined without a session, which is told. */
export async function openJournal(
  { changesView, history, reporter, scope }: Services,
  args: readonly unknown[],
): Promise<OpenJournal | undefined> {
  const current = scope();
  if (current === undefined) {
    reporter.warn('Sign in to a tenant first.');
    return undefined;
  }
  const { entries } = await history.entries(current.session.tenant.key);
  const ids = new Set(entriesOfNodes(nodesOf(args, changesView.treeView.selection)).map(idOf));
  return { scope: current, entries, chosen: entries.filter(({ id }) => ids.has(id)) };
}

const idOf = ({ id }: JournalEntry) => id;

/** VS Code's second argument (the selection), else the clicked row, else what is selected. */
function nodesOf(
  [clicked, selection]: readonly unknown[],
  selected: readonly ChangeNode[],
): readonly ChangeNode[] {
  const nodes = Array.isArray(selection) ? selection.filter(isNode) : [];
  if (nodes.length > 0) return nodes;
  return isNode(clicked) ? [clicked] : selected;
}

const isNode = (value: unknown): value is ChangeNode => value instanceof ChangeNode;

/**
 * The one entry that a command is meant for: the clicked one, or one that the person picks.
 *
 * @returns undefined when the person leaves, or when there is none, which is told.
 */
export async function oneEntry(
  { chosen, entries }: OpenJournal,
  { reporter }: Pick<Services, 'reporter'>,
  question: {
    readonly title: string;
    readonly isFit: (entry: JournalEntry) => boolean;
    /** What to say where no entry is fit. */
    readonly none: string;
  },
): Promise<JournalEntry | undefined> {
  const [only, ...more] = chosen;
  if (only !== undefined && more.length === 0) return only;
  const fit = (chosen.length > 0 ? chosen : entries).filter(question.isFit);
  if (fit.length === 0) {
    reporter.tell(question.none);
    return undefined;
  }
  return choose(
    fit.map((entry) => ({
      label: withoutIcons(entry.subject),
      description: withoutIcons(describeBriefly(entry)),
      detail: withoutIcons(joinParts(formatLocal(entry.at), entry.who, describeOutcome(entry))),
      value: entry,
    })),
    { title: question.title, placeHolder: 'Which change?' },
  );
}
