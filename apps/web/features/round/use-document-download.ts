"use client";

import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPCClient } from "../../src/api/trpc.ts";

/** Hands a text to the browser as a file. */
const saveAs = (text: string, name: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** The round's stored document as a file: the very bytes that a replay elsewhere starts from. */
export const useDocumentDownload = (roundNo: number): { readonly isPending: boolean; readonly start: () => void } => {
  const api = useTRPCClient();
  const download = useMutation({
    mutationFn: () => api.round.document.query({ roundNo }),
    onSuccess: ({ document }) => saveAs(document, `fairmile-round-${roundNo}.json`),
    onError: (error) => toast.error(errorText(error)),
  });
  return { isPending: download.isPending, start: () => download.mutate() };
};
