/** Neighbours of the rows of an answer, each listed once and pointed at by a path. */
import type { WireAny, WireExpandMask } from '../shared/wire/common';
import { invalidArgument, unimplemented } from './errors';

/** Which paths an endpoint's mask may name, and which of them the emulator can fill. */
export interface ExpandablePaths {
  readonly fillable: readonly string[];
  /** Known to the service, but of objects that the emulator does not keep. */
  readonly others: readonly string[];
}

/** Collects the objects of one answer's `expanded`. */
export class Expansion {
  private readonly objects: WireAny[] = [];
  private readonly pathByKey = new Map<string, string>();

  private constructor(private readonly wanted: ReadonlySet<string>) {}

  /**
   * What the caller asked for; nothing where there is no mask. Throws `StatusError` 400 for a path
   * that does not exist and 501 for one that the emulator cannot fill.
   */
  static of(mask: WireExpandMask | null, { fillable, others }: ExpandablePaths): Expansion {
    const paths = mask?.paths ?? [];
    for (const path of paths) {
      if (others.includes(path)) throw unimplemented(`the expand path ${path}`);
      if (path !== '*' && !fillable.includes(path)) {
        throw invalidArgument(`invalid expand path: ${JSON.stringify(path)}`);
      }
    }
    return new Expansion(new Set(paths.includes('*') ? fillable : paths));
  }

  /** Everything that can be expanded: an answer with a single object does it unasked. */
  static ofAll({ fillable }: ExpandablePaths): Expansion {
    return new Expansion(new Set(fillable));
  }

  /** What the answer carries as `expanded`. */
  get expanded(): readonly WireAny[] {
    return this.objects;
  }

  /**
   * The path of the object, such as `"$.expanded[3]"`; empty where `wanted` was not asked for or
   * there is no such object.
   */
  path(wanted: string, typeName: string, object: { readonly id: string } | undefined): string {
    if (!this.wanted.has(wanted) || object === undefined) return '';
    const appId = 'appId' in object && typeof object.appId === 'string' ? object.appId : '';
    const key = `${typeName}/${appId}/${object.id}`;
    const known = this.pathByKey.get(key);
    if (known !== undefined) return known;
    const path = `$.expanded[${this.objects.length}]`;
    this.objects.push({ '@type': `type.googleapis.com/${typeName}`, ...object });
    this.pathByKey.set(key, path);
    return path;
  }
}
