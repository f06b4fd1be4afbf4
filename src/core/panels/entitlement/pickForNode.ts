import type { NodeEdit } from '../../../shared/forms/entitlement/editNode';
import type { FormNode, NodeShape } from '../../../shared/forms/entitlement/formNode';
import type { Reference, ReferenceKind } from '../../../shared/forms/entitlement/references';
import { listOf, textOf } from '../../../shared/forms/jsonPath';
import type { EditorPorts } from './editorPorts';

/** What was picked: whom it refers to, its name, and the edit that it means. */
export interface NodePick {
  readonly reference: Reference;
  readonly name: string;
  readonly edit: NodeEdit;
}

/** Lets a person pick for a node; undefined where nothing was picked or nothing can be. */
export async function pickForNode(
  { label, shape, value }: FormNode,
  ports: Pick<EditorPorts, 'choose'>,
): Promise<NodePick | undefined> {
  const kind = pickedKind(shape);
  if (kind === undefined) return undefined;
  const chosen = await ports.choose({
    kind,
    label,
    context: shape.kind === 'reference' ? shape.context : {},
    excludedIds: listOf(value).map(textOf),
  });
  if (chosen === undefined) return undefined;
  const { appId, id, name } = chosen;
  const key = kind === 'entitlement' ? `${appId ?? ''}/${id}` : id;
  return { reference: { kind, id: key }, name, edit: { kind: 'pick', id, appId } };
}

function pickedKind(shape: NodeShape): ReferenceKind | undefined {
  if (shape.kind === 'entitlement') return 'entitlement';
  return shape.kind === 'reference' || shape.kind === 'references' ? shape.to : undefined;
}
