/** Faults that can be switched on while the emulator runs. */

/** When a fault strikes: before anything was done, or after a write was applied. */
export type FaultMoment = 'before' | 'after';

/** What goes wrong. */
export type Fault =
  /** Waits before the request is looked at. */
  | { readonly kind: 'latency'; readonly delayMs: number }
  /** Answers with an error status; `retryAfter` in seconds, or as a date. */
  | {
      readonly kind: 'status';
      readonly status: 401 | 403 | 404 | 409 | 429 | 500 | 503;
      readonly retryAfter?: number | Date;
      readonly moment?: FaultMoment;
    }
  /** Does something first, such as an edit by somebody else. */
  | { readonly kind: 'meanwhile'; readonly act: () => Promise<void> | void }
  /** Closes the connection without an answer. */
  | { readonly kind: 'cut'; readonly moment?: FaultMoment }
  /** Closes the connection in the middle of the body. */
  | { readonly kind: 'cutBody' }
  /** Sends the body in `chunks` parts with a pause after each. */
  | { readonly kind: 'drip'; readonly chunks: number; readonly pauseMs: number }
  /** A complete answer whose JSON ends in the middle. */
  | { readonly kind: 'truncatedJson' }
  /** A web page with status 200, as from a proxy or a wrong host. */
  | { readonly kind: 'html' }
  /** A page without rows, with a token that leads to the rows. */
  | { readonly kind: 'emptyPage' }
  /** A page with more rows than were asked for. */
  | { readonly kind: 'longPage'; readonly extraRows: number }
  /** A page whose token leads to the same page again. */
  | { readonly kind: 'repeatedPageToken' }
  /** The request's page token is refused. */
  | { readonly kind: 'expiredPageToken' }
  /** The `Date` header is off; positive is ahead. */
  | { readonly kind: 'clockSkew'; readonly skewMs: number };

/** Which requests a fault strikes; everything that is left out matches all. */
export interface FaultMatch {
  readonly method?: string;
  /** A path template of the API document, such as `/api/v1/apps/{id}`. */
  readonly pathTemplate?: string;
}

/** A fault to be switched on. */
export interface FaultRule {
  readonly match: FaultMatch;
  /** How many requests it strikes before it is over. */
  readonly times: number | 'always';
  readonly fault: Fault;
}

/** A fault that is switched on. */
export interface FaultHandle {
  remove(): void;
}

/** Where faults are switched on and off. */
export interface FaultSwitchboard {
  add(rule: FaultRule): FaultHandle;
  clear(): void;
}

/** A fault of one of these kinds. */
export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { readonly kind: Kind }>;

/** The request that a fault may strike. */
export interface FaultTarget {
  readonly method: string;
  /** `undefined` where no endpoint has the path. */
  readonly pathTemplate: string | undefined;
}

interface ActiveRule extends FaultRule {
  timesLeft: number;
}

/** Keeps the rules in the order in which they were added. */
export class FaultRules implements FaultSwitchboard {
  private rules: readonly ActiveRule[] = [];

  add(rule: FaultRule): FaultHandle {
    const active = { ...rule, timesLeft: rule.times === 'always' ? Infinity : rule.times };
    this.rules = [...this.rules, active];
    return {
      remove: () => {
        this.rules = this.rules.filter((other) => other !== active);
      },
    };
  }

  clear(): void {
    this.rules = [];
  }

  /** The faults of these kinds that strike the request; it counts as one time for each of them. */
  strike<Kind extends Fault['kind']>(
    target: FaultTarget,
    kinds: readonly Kind[],
  ): readonly FaultOf<Kind>[] {
    const isOfKinds = (fault: Fault): fault is FaultOf<Kind> =>
      kinds.some((kind) => kind === fault.kind);
    return this.rules.flatMap((rule) => {
      if (rule.timesLeft <= 0 || !isMatch(rule.match, target) || !isOfKinds(rule.fault)) return [];
      rule.timesLeft -= 1;
      return [rule.fault];
    });
  }
}

function isMatch(match: FaultMatch, { method, pathTemplate }: FaultTarget): boolean {
  return (
    (match.method === undefined || match.method === method) &&
    (match.pathTemplate === undefined || match.pathTemplate === pathTemplate)
  );
}
