{ "extends": "@decant/shared/tsconfig.build.json" }
