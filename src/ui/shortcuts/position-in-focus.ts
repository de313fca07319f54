const OF_POSITION = /^\/positions\/([^/?#]+)/;

/** The position an address within Axisor is about; null for any other. */
export const positionOfPath = (path: string): string | null => {
  const [, id] = OF_POSITION.exec(path) ?? [];
  return id === undefined ? null : decodeURIComponent(id);
};

/** The position whose row has the focus, or else the one the page is about. */
export const positionInFocus = (focused: Element | null, path: string): string | null => {
  const link =
    focused?.closest("a[href]") ?? focused?.closest(".row")?.querySelector('a[href^="/positions/"]');
  return positionOfPath(link?.getAttribute("href") ?? "") ?? positionOfPath(path);
};
