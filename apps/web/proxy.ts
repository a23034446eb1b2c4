import { NextResponse, type NextRequest } from "next/server";

const DEFAULT_API_ORIGIN = "http://localhost:4000";

/**
 * Hands the API's paths to the API, so that the browser sees one origin and first-party cookies.
 * A rewrite in next.config would freeze the API's address into the build; this reads API_ORIGIN when the server runs.
 * Event streams need `Cache-Control: no-transform` from the API: without it this server compresses, and so holds back, them.
 */
export function proxy(request: NextRequest): NextResponse {
  const origin = process.env.API_ORIGIN ?? DEFAULT_API_ORIGIN;
  const { pathname, search } = request.nextUrl;
  return NextResponse.rewrite(new URL(pathname + search, origin));
}

export const config = {
  matcher: ["/api/:path*", "/trpc/:path*", "/v1/:path*", "/files/:path*", "/docs/:path*", "/stream", "/positions"],
};
