import type { TenantApi } from '../api/tenantApi';
import { NotFoundError, PermissionError } from '../errors';
import type { UserId } from '../model/ids';
import type { User } from '../model/user';

/** The people behind accounts, each asked for once per session: searches of grants do not name them. */
export class People {
  private readonly known = new Map<UserId, Promise<User | undefined>>();

  constructor(private readonly api: TenantApi) {}

  /** Undefined for someone who is gone or whom the caller may not see. */
  get(userId: UserId): Promise<User | undefined> {
    const known = this.known.get(userId);
    if (known !== undefined) return known;
    const asked = this.ask(userId);
    this.known.set(userId, asked);
    // What failed for another reason may work the next time.
    asked.catch(() => this.known.delete(userId));
    return asked;
  }

  private async ask(userId: UserId): Promise<User | undefined> {
    try {
      return await this.api.users.get(userId);
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof PermissionError) return undefined;
      throw error;
    }
  }
}
