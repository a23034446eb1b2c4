/** Something worth a line: what a robot did, or what was done to it. */
export interface RobotEvent {
  readonly robot: string;
  readonly event: string;
  readonly [detail: string]: string | number | boolean | null;
}
export type OnEvent = (event: RobotEvent) => void;
