import type { ErrorCode } from "../errors/codes.ts";

/** What a command does in a state: the state it leads to, or the code it is refused with. */
export type Cell<State extends string> = { readonly to: State } | { readonly refused: ErrorCode };

/**
 * A total table: every state × every command is named, allowed or refused.
 * A missing cell does not compile.
 */
export type Lifecycle<State extends string, Command extends string> = Readonly<
  Record<State, Readonly<Record<Command, Cell<State>>>>
>;

export const to = <State extends string>(state: State): { readonly to: State } => ({ to: state });
export const refused = (code: ErrorCode): { readonly refused: ErrorCode } => ({ refused: code });

/** The states from which a command leads to `target` (all of them when no target is named), for an UPDATE's WHERE. */
export const statesAllowing = <State extends string, Command extends string>(
  table: Lifecycle<State, Command>,
  command: Command,
): State[] => (Object.keys(table) as State[]).filter((state) => "to" in table[state][command]);
