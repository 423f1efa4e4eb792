{
  "extends": "@decant/shared/tsconfig.base.json",
  "include": ["src", "test"]
}
