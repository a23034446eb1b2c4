import type { Control } from "./control.ts";

/** The controls of a double that runs in another process, at its URL. Rejects where it answers anything but success. */
export const remoteControl = (url: string): Control => {
  const call = async (method: "GET" | "POST", name: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/_local/${name}`, {
      method,
      ...(method === "POST"
        ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }
        : {}),
    });
    if (!answer.ok) throw new Error(`/_local/${name} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    setFaults: async (faults) => {
      await call("POST", "faults", faults);
    },
    // The other side is this same package: what it sends is a Dump.
    dump: async () => (await call("GET", "dump")) as Awaited<ReturnType<Control["dump"]>>,
    tick: async () => {
      await call("POST", "tick");
    },
    idle: async () => {
      await call("POST", "idle");
    },
  };
};
