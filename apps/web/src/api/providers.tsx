"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { StreamProvider } from "../stream/stream-context.tsx";
import { OfflineBanner } from "../stream/offline-banner.tsx";
import { createApiClient } from "./client.ts";
import { useKeptQueries } from "./kept-queries.ts";
import { createQueryClient } from "./query-client.ts";
import { TRPCProvider } from "./trpc.ts";

/** The API, its queries and the event stream, for every page. See README.md here. */
export const Providers = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [queries] = useState(createQueryClient);
  const [client] = useState(createApiClient);
  useKeptQueries(queries);
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        <StreamProvider>
          <OfflineBanner />
          {children}
        </StreamProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
};
