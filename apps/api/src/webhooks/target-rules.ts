import { BlockList, isIP } from "node:net";
import type { Config } from "../platform/config.ts";

/** Networks that nobody outside this machine or its own network may make us call (IANA's special-purpose registries). */
const REFUSED_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Only global unicast (2000::/3) is called at all; of it not what embeds an IPv4 address or is not for the public. */
const REFUSED_V6: readonly (readonly [string, number])[] = [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const listOf = (family: "ipv4" | "ipv6", networks: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
};
// Two lists: in one, an IPv4 address would also be looked up as `::ffff:a.b.c.d`.
const refusedV4 = listOf("ipv4", REFUSED_V4);
const refusedV6 = listOf("ipv6", REFUSED_V6);

/** Whether webhooks may be sent to an address. A demo or a test may also call this machine, as 127.0.0.1 and no other way. */
export const isTargetAddress = (address: string, mode: Config["mode"]): boolean => {
  if (mode !== "production" && address === "127.0.0.1") return true;
  const family = isIP(address);
  if (family === 4) return !refusedV4.check(address, "ipv4");
  return family === 6 && !refusedV6.check(address, "ipv6");
};

/** Whether a URL's form allows it as a target: https (http to this machine in a demo), no credentials, no refused address. */
export const isTargetUrl = (text: string, mode: Config["mode"]): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isHere = mode !== "production" && host === "127.0.0.1";
  if (url.protocol !== "https:" && !(isHere && url.protocol === "http:")) return false;
  if (url.username !== "" || url.password !== "") return false;
  return isIP(host) === 0 || isTargetAddress(host, mode);
};
