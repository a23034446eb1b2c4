/** An expected failure, returned and never thrown: what is wrong, and at which row and field of the input. */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly path?: string;
}

export const refuse = <Code extends string>(code: Code, path?: string): Refusal<Code> =>
  path === undefined ? { ok: false, code } : { ok: false, code, path };
