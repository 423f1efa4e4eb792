@host = http://127.0.0.1:30__NN__

### Hello
GET {{host}}/hello?name=Ada

### Markup in the name
GET {{host}}/hello?name=%3Cb%3EAda

### No name
GET {{host}}/hello
