// The people whom the templates show.
export const users = [
  { name: "Ada Byron", role: "admin", mail: "ada@a.test", posts: 3 },
  { name: "Bo Li", role: "user", mail: null, posts: 0 },
  { name: "Éva Ng", role: "admin", mail: "eva@a.test", posts: 12 },
];
