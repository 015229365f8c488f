import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { DatabaseError, type Pool } from 'pg';

/** The first thing that PostgreSQL refused in a script, kept because the engine passes on only half of it. */
export type ScriptFault = { script: string; error: DatabaseError };

let isLoaded = false;

/**
 * Opens the WebAssembly edition of Prisma's schema engine: `prisma migrate` would download a binary first.
 * Takes the address of a database and a place to note a refused script; returns the engine and `close`, without which
 * its connections (and the lock it takes for itself) would live on.
 */
export async function openSchemaEngine(url: string, onFault: (fault: ScriptFault) => void = () => undefined) {
  await loadEngine();
  const adapters = wholeScripts(new PrismaPg({ connectionString: url, max: 2 }), onFault);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapters.factory),
  );
  const close = async () => {
    engine.free();
    await adapters.close();
  };
  return { engine, close };
}

/**
 * The adapter cuts scripts at every semicolon, which breaks functions and texts that hold one. Sent as a whole,
 * PostgreSQL reads it right and runs it as one transaction, so that a refused migration leaves nothing behind.
 */
function wholeScripts(adapters: PrismaPg, onFault: (fault: ScriptFault) => void) {
  const pools: Pool[] = [];
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: adapters.provider,
    adapterName: adapters.adapterName,
    connectToShadowDb: () => adapters.connectToShadowDb(),
    connect: async () => {
      const adapter = await adapters.connect();
      pools.push(adapter.underlyingDriver());
      adapter.executeScript = async (script) => {
        try {
          await adapter.underlyingDriver().query(script);
        } catch (error) {
          if (!(error instanceof DatabaseError)) throw error;
          onFault({ script, error });
          throw new DriverAdapterError(toFault(error));
        }
      };
      return adapter;
    },
  };
  const close = async () => {
    for (const pool of pools.filter((each) => !each.ended)) await pool.end();
  };
  return { factory, close };
}

function toFault(error: DatabaseError): ConstructorParameters<typeof DriverAdapterError>[0] {
  return {
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  };
}

async function loadEngine(): Promise<void> {
  if (isLoaded) return;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  // The engine reports a panic to this global and stops without a word if it is missing.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } });
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withRestingTimers() });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  isLoaded = true;
}

// The engine leaves its ten-second lock timer running when it is done, which would hold every script that long.
function withRestingTimers() {
  const name = Object.keys(bindings).find((each) => each.startsWith('__wbg_setTimeout_'));
  const rest = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  return { ...bindings, ...(name ? { [name]: rest } : {}) };
}
