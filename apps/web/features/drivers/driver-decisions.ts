import { driverLifecycle, type AdminDriverView } from "@fairmile/contracts";

export const DECISIONS = ["approve", "reinstate", "suspend", "close"] as const;
export type DriverDecision = (typeof DECISIONS)[number];

/** What may be decided about an account as it stands; the server decides by the same table. */
export const decisionsFor = ({ status }: Pick<AdminDriverView, "status">): DriverDecision[] =>
  DECISIONS.filter((decision) => "to" in driverLifecycle[status][decision]);

/** Whether a decision takes somebody's work away. */
export const isHard = (decision: DriverDecision): boolean => decision === "suspend" || decision === "close";
