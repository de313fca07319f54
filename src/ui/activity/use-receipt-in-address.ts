"use client";

import { useEffect } from "react";

/** Keeps the open receipt in the address, so that the page can be handed on as it is seen. */
export const useReceiptInAddress = (opened: string | null): void => {
  useEffect(() => {
    const address = new URL(location.href);
    if (opened === null) address.searchParams.delete("receipt");
    else address.searchParams.set("receipt", opened);
    if (address.href !== location.href) history.replaceState(null, "", address);
  }, [opened]);
};
