import type { EngineAction } from "../valhalla/transport.ts";

/** What the worker is started with, as the one argument on its command line. */
export interface WorkerSetup {
  readonly entry: string;
  readonly config: object;
}

export interface WorkerQuestion {
  readonly id: number;
  readonly action: EngineAction;
  readonly body: string;
}

/** `ready` once the engine has its tiles open; `failed` before the worker ends because it never will. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "answer"; readonly id: number; readonly text: string }
  | { readonly kind: "refusal"; readonly id: number; readonly message: string };
