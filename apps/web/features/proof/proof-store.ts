import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type ProofKind = "photo" | "signature";

/** A picture taken at a stop, kept on this device until the stop is done: a reload or a dead battery does not lose it. */
export interface KeptProof {
  readonly stopId: string;
  readonly kind: ProofKind;
  /** The Idempotency-Key it is sent under, however often. */
  readonly key: string;
  readonly image: Blob;
  /** What the server calls it, once it has it. */
  readonly proofId: string | null;
}

interface ProofDb extends DBSchema {
  readonly proofs: { readonly key: [string, string]; readonly value: KeptProof; readonly indexes: { stop: string } };
}

let opened: Promise<IDBPDatabase<ProofDb>> | undefined;

const open = (): Promise<IDBPDatabase<ProofDb>> =>
  (opened ??= openDB<ProofDb>("fairmile-proofs", 1, {
    upgrade: (db) => {
      db.createObjectStore("proofs", { keyPath: ["stopId", "kind"] }).createIndex("stop", "stopId");
    },
  }));

/** A browser that forbids storage still proves; it only forgets on a reload. */
const tried = async <T>(work: (db: IDBPDatabase<ProofDb>) => Promise<T>): Promise<T | undefined> => {
  try {
    return await work(await open());
  } catch {
    return undefined;
  }
};

export const keptProof = (stopId: string, kind: ProofKind): Promise<KeptProof | undefined> =>
  tried((db) => db.get("proofs", [stopId, kind]).then((row) => row ?? undefined));

export const keepProof = async (proof: KeptProof): Promise<void> => {
  await tried((db) => db.put("proofs", proof));
};

export const forgetProof = async (stopId: string, kind: ProofKind): Promise<void> => {
  await tried((db) => db.delete("proofs", [stopId, kind]));
};

/** The stop is done: its pictures leave this device. */
export const forgetProofsOf = async (stopId: string): Promise<void> => {
  await tried(async (db) => {
    const keys = await db.getAllKeysFromIndex("proofs", "stop", stopId);
    await Promise.all(keys.map((key) => db.delete("proofs", key)));
  });
};
