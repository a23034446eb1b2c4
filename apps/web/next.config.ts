import path from "node:path";
import type { NextConfig } from "next";

/**
 * Scripts stay inline because prerendered pages carry Next's own hydration scripts; everything else is this origin's.
 * Blob workers and images are MapLibre's and the camera's.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const SECURITY_HEADERS = [
  { key: "Content-Security-Policy", value: CONTENT_SECURITY_POLICY },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  // A second build beside the first (a test, a developer at work) stands in a folder of its own.
  distDir: process.env.FAIRMILE_NEXT_DIST ?? ".next",
  // Pages of the design system are written as *.design.tsx: they are routes only where somebody asks for them.
  pageExtensions: process.env.FAIRMILE_DESIGN === "1" ? ["design.tsx", "design.ts", "ts", "tsx"] : ["ts", "tsx"],
  transpilePackages: ["@fairmile/contracts"],
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
  // The types have a gate of their own (`npm run types`); the build only builds.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    agentUpgrade: false,
    // An event stream is quiet between events; the API's own ping comes well within this.
    proxyTimeout: 120_000,
  },
  headers: async () => [
    { source: "/(.*)", headers: SECURITY_HEADERS },
    { source: "/sw.js", headers: [{ key: "Cache-Control", value: "no-cache" }] },
    { source: "/vendor/(.*)", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
  ],
};

export default config;
