import { EngineDown, EngineRefusal, refusalKind } from "./engine-fault.ts";
import type { EngineAction, EngineTransport } from "./transport.ts";

/** What came of a question: the engine's answer, read, or one of its two ordinary refusals. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: "off_network" | "no_route" };

/**
 * Asks the engine and reads its answer. A refusal that is neither "off the network" nor "no route", and an answer that
 * cannot be read, mean that the engine is not what we think it is: `EngineDown`.
 */
export const askEngine = async <T>(
  transport: EngineTransport,
  question: { readonly action: EngineAction; readonly body: object; readonly read: (answer: string) => T },
): Promise<Asked<T>> => {
  try {
    const answer = await transport.ask(question.action, JSON.stringify(question.body));
    return { ok: true, value: question.read(answer) };
  } catch (error) {
    if (error instanceof EngineDown) throw error;
    if (!(error instanceof EngineRefusal)) {
      throw new EngineDown(`the engine's answer to ${question.action} cannot be read`, { cause: error });
    }
    const code = refusalKind(error);
    if (code === "other") throw new EngineDown(error.message, { cause: error });
    return { ok: false, code };
  }
};
