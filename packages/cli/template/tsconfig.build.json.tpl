{ "extends": "../../tsconfig.build.json" }
