import { parseRobotArgs, ROBOT_USAGE, type RobotArgs } from "./parse-robot-args.ts";
import { runRobots } from "./run-robots.ts";

const argsOrExit = (): RobotArgs => {
  try {
    return parseRobotArgs(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${ROBOT_USAGE}\n`);
    process.exit(2);
  }
};

const robots = runRobots({
  ...argsOrExit(),
  onEvent: (event) => {
    process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
  },
});

for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => {
    void robots.stop().then(() => process.exit(0));
  });
}
