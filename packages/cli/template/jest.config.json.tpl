{ "preset": "@decant/shared" }
