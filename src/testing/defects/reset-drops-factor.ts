import type { Door } from "../sign-in/open-door.ts";

/** Lets a reset of the password take the second factor with it: who reads the mail has the account. */
export const resetDropsFactor = (door: Door): Door => {
  const setPassword = door.users.setPassword.bind(door.users);
  door.users.setPassword = async (userId, chosen) => {
    await door.factors.removeTotp(userId);
    return setPassword(userId, chosen);
  };
  return door;
};
