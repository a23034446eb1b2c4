import type { Control } from "./control.ts";
import { faultsSchema } from "./faults.ts";

interface LocalAnswer {
  readonly status: number;
  readonly body: string;
}

const json = (status: number, value: unknown): LocalAnswer => ({ status, body: JSON.stringify(value) });

/**
 * Answers `/_local/<name>`: GET dump, POST faults | tick | idle. A POST must be JSON, so that no web page open in a
 * browser on this machine can send one without being asked about it first.
 */
export const createLocalRoutes =
  (control: Control) =>
  async (method: string, name: string, contentType: string, body: string): Promise<LocalAnswer> => {
    if (method === "GET" && name === "dump") return json(200, await control.dump());
    if (method !== "POST") return json(404, { error: "unknown" });
    if (!contentType.startsWith("application/json")) return json(415, { error: "send application/json" });
    if (name === "faults") {
      const faults = faultsSchema.safeParse(JSON.parse(body || "{}"));
      if (!faults.success) return json(400, { error: faults.error.issues });
      await control.setFaults(faults.data);
      return json(200, {});
    }
    if (name === "tick") await control.tick();
    else if (name === "idle") await control.idle();
    else return json(404, { error: "unknown" });
    return json(200, {});
  };
