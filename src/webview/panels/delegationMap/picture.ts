import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type {
  DelegationMapIntent,
  DelegationMapView,
} from '../../../shared/messages/delegationMap';
import { arrowPath, box, pictureSize, placeOf, wordPlace } from './geometry';
import { nextPerson } from './nextPerson';

type Send = (intent: DelegationMapIntent) => void;
type Person = DelegationMapView['people'][number];
type Delegation = DelegationMapView['delegations'][number];

/** Who had the focus last: Tab comes back to them. */
let visitedId: string | undefined;

/** People as boxes, with an arrow to whom their tasks go. One of them is in the order of Tab. */
export function picture(view: DelegationMapView, send: Send): TemplateResult {
  const { delegations, people } = view;
  const { height, width } = pictureSize(people);
  const byId = new Map(people.map((person) => [person.id, person]));
  const tabStop = visitedId !== undefined && byId.has(visitedId) ? visitedId : people[0]?.id;
  return html`
    <p class="field-hint" id="picture-keys">
      Up and Down go through everybody, Right to the delegate, Left to who delegates; Enter opens
      the delegation. A circle is dashed, a chain is thick, and both say so on their arrows.
    </p>
    <div
      class="map-frame"
      id="picture"
      role="group"
      aria-label="Picture of who delegates to whom"
      aria-describedby="picture-keys"
      @keydown=${(event: KeyboardEvent) => onKey(event, view)}
    >
      <svg width=${width} height=${height} role="presentation">
        <defs>
          <marker
            id="arrow-head"
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M 0 0 L 8 4 L 0 8 z"></path>
          </marker>
        </defs>
        <g aria-hidden="true">${delegations.map((delegation) => arrow(delegation, byId))}</g>
        ${repeat(
          people,
          ({ id }) => id,
          (person) => personBox(person, person.id === tabStop, send),
        )}
      </svg>
    </div>
  `;
}

function arrow(
  { delegateId, marks, userId }: Delegation,
  byId: ReadonlyMap<string, Person>,
): TemplateResult | typeof nothing {
  const from = byId.get(userId);
  const to = byId.get(delegateId);
  if (from === undefined || to === undefined) return nothing;
  const mark = (['cycle', 'chain'] as const).find((one) => marks.includes(one));
  const { x, y } = wordPlace(from, to);
  return svg`
    <path class="map-arrow ${mark ?? ''}" d=${arrowPath(from, to)} marker-end="url(#arrow-head)"></path>
    ${mark === undefined ? nothing : svg`<text class="map-word" x=${x} y=${y}>${arrowWords[mark]}</text>`}
  `;
}

const arrowWords = { cycle: 'circle', chain: 'chain' } as const;

function personBox(person: Person, isTabStop: boolean, send: Send): TemplateResult {
  const { hasLeft, id, name, spoken } = person;
  const { x, y } = placeOf(person);
  return svg`
    <foreignObject x=${x} y=${y} width=${box.width} height=${box.height}>
      ${html`<button
        id=${idOf(id)}
        class="map-person ${hasLeft ? 'left' : ''}"
        tabindex=${isTabStop ? 0 : -1}
        title=${spoken}
        aria-label=${spoken}
        data-user-id=${id}
        @focus=${({ currentTarget }: Event) => visit(currentTarget)}
        @click=${() => send({ kind: 'open', userId: id })}
      >
        <span class="map-name">${name}</span> ${hasLeft ? html`<span>· disabled</span>` : nothing}
      </button>`}
    </foreignObject>
  `;
}

const idOf = (userId: string) => `person-${userId}`;

/** Makes a person the one that Tab comes to, as the next drawing would. */
function visit(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return;
  for (const other of document.querySelectorAll<HTMLElement>('.map-person')) other.tabIndex = -1;
  target.tabIndex = 0;
  visitedId = target.dataset['userId'];
}

function onKey(event: KeyboardEvent, view: DelegationMapView): void {
  const { altKey, ctrlKey, key, metaKey, shiftKey, target } = event;
  const id = target instanceof HTMLElement ? target.dataset['userId'] : undefined;
  if (id === undefined || altKey || ctrlKey || metaKey || shiftKey) return;
  const next = nextPerson(view, id, key);
  if (next === undefined) return;
  // Otherwise the frame scrolls away from who has the focus.
  event.preventDefault();
  document.getElementById(idOf(next))?.focus();
}
