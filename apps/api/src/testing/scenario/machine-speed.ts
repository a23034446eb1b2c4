import { createHash } from "node:crypto";

const SAMPLE_CPU_MS = 250;
const BLOCK = Buffer.alloc(1 << 20, 7);
/** A day slower than this would outlast every patience. */
const LEAST_SPEED = 10;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** How much longer work takes here than the processor needs for it: 1 on an idle machine, 3 where three want one core. */
const slowdown = (): number => {
  const wallFrom = performance.now();
  const cpuFrom = cpuMs();
  while (cpuMs() - cpuFrom < SAMPLE_CPU_MS) createHash("sha256").update(BLOCK).digest();
  return (performance.now() - wallFrom) / (cpuMs() - cpuFrom);
};

/**
 * The speed of market time that this machine can bear now, at most `fastest`: people who answer in a second on an idle
 * machine take three on a busy one, and the market must give them that.
 */
export const bearableSpeed = (fastest: number): number => {
  const share = 1 / Math.max(1, slowdown() / 1.3);
  return Math.max(LEAST_SPEED, Math.round(fastest * share));
};
