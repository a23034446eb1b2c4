/** The part of postgres.js's lazy query that its type declarations leave out: it runs when first awaited. */
interface LazyQuery {
  executed: boolean;
  handle: () => Promise<void>;
  readonly reject: (error: Error) => void;
  readonly then: Promise<unknown>["then"];
}

const isLazyQuery = (value: unknown): value is LazyQuery =>
  typeof value === "object" && value !== null && "handle" in value && "executed" in value && "reject" in value;

/** Registers one piece of work; `abandon` fails it when its connection cannot answer any more. Answers with its end. */
export type Enlist = (abandon: (error: Error) => void) => () => void;

/**
 * Asks `mistake` at the moment a query is awaited (a fragment that is only built is nobody's mistake), and fails that
 * query with its answer; a query that does run is enlisted. Anything but a query is returned untouched.
 */
export const guardQuery = <T>(value: T, mistake: () => Error | undefined, enlist: Enlist): T => {
  if (!isLazyQuery(value)) return value;
  const query: LazyQuery = value;
  const handle = query.handle.bind(query);
  query.handle = async () => {
    if (query.executed) return;
    const error = mistake();
    if (error === undefined) {
      const settled = enlist(query.reject);
      await handle();
      // The query is its own promise, already running: this only listens.
      query.then(settled, settled);
      return;
    }
    query.executed = true;
    query.reject(error);
  };
  return value;
};
