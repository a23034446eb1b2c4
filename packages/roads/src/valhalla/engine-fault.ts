/** The engine heard the question and refused it; `code` is Valhalla's own number, where known. */
export class EngineRefusal extends Error {
  readonly code: number | null;
  constructor(message: string, code: number | null = null) {
    super(message);
    this.name = "EngineRefusal";
    this.code = code;
  }
}

/** No answer: the engine is not there, died, took too long or talked nonsense. */
export class EngineDown extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EngineDown";
  }
}

export type RefusalKind = "off_network" | "no_route" | "other";

// Codes over HTTP (valhalla_exception_t in src/exceptions.cc); the Node binding throws the same sentences without them.
const OFF_NETWORK_CODES = new Set([171]);
const NO_ROUTE_CODES = new Set([154, 170, 172, 441, 442, 443, 444]);
const OFF_NETWORK_WORDS = ["No suitable edges near location"];
const NO_ROUTE_WORDS = [
  "No path could be found for input",
  "Locations are in unconnected regions",
  "Path distance exceeds the max distance limit",
  "Map Match algorithm failed to find path",
  "Exact route match algorithm failed to find path",
  "Exceeded breakage distance",
];

/** What a refusal means to us, by its number, else by its sentence. */
export const refusalKind = ({ code, message }: EngineRefusal): RefusalKind => {
  const says = (words: readonly string[]): boolean => words.some((one) => message.includes(one));
  if ((code !== null && OFF_NETWORK_CODES.has(code)) || says(OFF_NETWORK_WORDS)) return "off_network";
  if ((code !== null && NO_ROUTE_CODES.has(code)) || says(NO_ROUTE_WORDS)) return "no_route";
  return "other";
};
