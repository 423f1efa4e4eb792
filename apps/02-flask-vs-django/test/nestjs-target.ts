process.env["TARGET"] = "nestjs";
