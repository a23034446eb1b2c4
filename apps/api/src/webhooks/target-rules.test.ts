import { describe, expect, test } from "vitest";
import { isTargetAddress, isTargetUrl } from "./target-rules.ts";

describe("addresses", () => {
  test.each([
    "127.0.0.1",
    "127.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::1",
    "2001:db8::1",
    "not an address",
  ])("production refuses %s", (address) => {
    expect(isTargetAddress(address, "production")).toBe(false);
  });
  test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"])(
    "%s is taken",
    (address) => {
      expect(isTargetAddress(address, "production")).toBe(true);
    },
  );
  test("a demo may call this machine, by one address only", () => {
    expect(isTargetAddress("127.0.0.1", "demo")).toBe(true);
    for (const address of ["127.0.0.2", "::1", "10.0.0.1", "::ffff:127.0.0.1"])
      expect(isTargetAddress(address, "demo")).toBe(false);
  });
});

describe("URLs", () => {
  test.each([
    ["http://example.com/", false],
    ["https://example.com/hook", true],
    ["https://user:secret@example.com/", false],
    ["https://10.0.0.1/", false],
    ["https://[::1]/", false],
    // Other spellings of 127.0.0.1, which a URL parser reads.
    ["https://0x7f000001/", false],
    ["https://127.1/", false],
    ["https://2130706433/", false],
    ["ftp://example.com/", false],
    ["nonsense", false],
  ])("%s in production: %s", (url, wanted) => {
    expect(isTargetUrl(url, "production")).toBe(wanted);
  });
  test("a demo takes plain http to this machine", () => {
    expect(isTargetUrl("http://127.0.0.1:9000/hook", "demo")).toBe(true);
    expect(isTargetUrl("http://127.0.0.1:9000/hook", "production")).toBe(false);
    expect(isTargetUrl("http://example.com/", "demo")).toBe(false);
  });
});
