import type { Alarm } from "../store/tables.ts";
import type { Scope } from "./scope.ts";

const idOf = (kind: Alarm["kind"], subject: string): string => `${kind} ${subject}`;

/** Has something happen to an object at an instant of the double's clock, across restarts. */
export const setAlarm = (scope: Scope, kind: Alarm["kind"], subject: string, atMs: number): void =>
  scope.save("alarm", idOf(kind, subject), { kind, subject, atMs });

export const clearAlarm = (scope: Scope, kind: Alarm["kind"], subject: string): void =>
  scope.tx.remove("alarm", idOf(kind, subject));
