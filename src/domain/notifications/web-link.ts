/** The address of a page, as a browser would read it; null for whatever leads anywhere else than to one. */
export const webLink = (address: string | null): string | null => {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  const isWeb = protocol === "https:" || protocol === "http:";
  return isWeb && username === "" && password === "" ? href : null;
};
