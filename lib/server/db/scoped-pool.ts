import 'server-only';
import { escapeLiteral, Pool, type PoolClient } from 'pg';
import { noteAsked, presentScope } from '@/lib/server/db/request-scope';

type Opened = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (destroy?: boolean | Error) => void,
) => void;

const nothing = () => undefined;

/**
 * Connections that carry the scope of the work they are handed to, so that row-level security knows whose rows it may
 * show (docs/decisions/0029). A connection whose last work had another scope is told the new one before it is handed
 * over, at the price of one round trip; one that cannot be told is thrown away. Work without a scope sees no fenced row.
 */
export class ScopedPool extends Pool {
  readonly #told = new WeakMap<PoolClient, string>();

  override connect(): Promise<PoolClient>;
  override connect(callback: Opened): void;
  override connect(callback?: Opened): Promise<PoolClient> | undefined {
    // Read now: a connection that was waited for is handed over in the middle of somebody else's work.
    const scope = presentScope() ?? '';
    noteAsked();
    const opened = super.connect().then((client) => this.#tell(client, scope));
    if (!callback) return opened;
    opened.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, nothing),
    );
    return undefined;
  }

  async #tell(client: PoolClient, scope: string): Promise<PoolClient> {
    if ((this.#told.get(client) ?? '') === scope) return client;
    try {
      await client.query(`SET access.scope = ${escapeLiteral(scope)}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.#told.set(client, scope);
    return client;
  }
}
