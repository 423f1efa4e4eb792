{
  "name": "@decant/lesson-__NN__-__SLUG__",
  "version": "1.0.0",
  "private": true,
  "license": "MIT",
  "type": "module",
  "keywords": ["__SLUG__"],
  "scripts": {
    "build": "tsc -p tsconfig.build.json",
    "types": "tsc",
    "dev": "tsx watch --conditions=@decant/source src/server.ts",
    "prestart": "npm run build",
    "start": "node dist/server.js",
    "test": "jest",
    "check": "decant check __NN__",
    "bugs": "decant check __NN__ --bugs"
  },
  "dependencies": {
    "@decant/shared": "*",
    "express": "5.3.0"
  },
  "devDependencies": {
    "@jest/globals": "30.5.2",
    "@swc/core": "1.16.18",
    "@swc/jest": "0.2.39",
    "@types/express": "5.0.6",
    "@types/node": "^20.19.0",
    "@types/supertest": "7.2.1",
    "jest": "30.5.2",
    "supertest": "7.3.2",
    "tsx": "4.23.15",
    "typescript": "7.0.2"
  }
}
