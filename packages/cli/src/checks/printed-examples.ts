/** What a question's usual printed answer shows: a lesson begins with it. */
export interface PrintedExample {
  /** The question, word for word. */
  readonly question: string;
  /**
   * Requests, and a text in the body of Flask's and of Express's answer. A
   * word in braces is any word in the path, and the same one in the text.
   */
  readonly answers?: readonly (readonly [request: string, text: string])[];
  /** What stands in the code that the lesson shows. */
  readonly code?: readonly string[];
  /** What the README names. */
  readonly told?: readonly string[];
}

/** By the lesson's number. */
export const PRINTED_EXAMPLES: Readonly<Record<number, PrintedExample>> = {
  1: {
    question: "What is Flask?",
    answers: [["GET /", "Hello, Flask!"]],
    code: ['@app.route("/")', "def home("],
    told: ["app.run(debug=True)", "database", "validation", "authentication"],
  },
  2: {
    question: "How does Flask compare to Django?",
    told: ["type", "flexibility", "ORM", "admin", "use case"],
  },
  3: {
    question: "What are the key features of Flask?",
    told: [
      "lightweight",
      "debugger",
      "RESTful",
      "Jinja2",
      "Flask-SQLAlchemy",
      "Flask-RESTful",
      "routing",
    ],
  },
  4: {
    question: "What is the use of @app.route() in Flask?",
    answers: [["GET /about", "This is the About page"]],
    code: ['@app.route("/about")', "def about("],
  },
  5: {
    question: "How can you define dynamic routes in Flask?",
    answers: [["GET /user/{name}", "Hello, {name}!"]],
    code: ['@app.route("/user/<name>")', "def user(name"],
  },
  6: {
    question: "How do you handle HTTP methods in Flask?",
    answers: [
      ["GET /submit", "Submit Form"],
      ["POST /submit", "Form Submitted"],
    ],
    code: ['methods=["GET", "POST"]', "def submit(", "request.method"],
  },
  7: {
    question: "How do you render an HTML template in Flask?",
    answers: [["GET /welcome", "Welcome to Flask!"]],
    code: ['render_template("welcome.html")'],
  },
  8: {
    question: "What is Jinja2 templating in Flask?",
    code: ["<ul>", "{% for user in users %}", "{{ user }}"],
    told: ["placeholder", "loop", "condition"],
  },
  9: {
    question: "How can you access form data in Flask?",
    answers: [["POST /login", "Logged in as "]],
    code: [
      "def login(",
      'request.form["username"]',
      'request.form["password"]',
    ],
  },
  10: {
    question: "How do you handle JSON data in Flask?",
    answers: [["POST /api/data", '"message":"Received"']],
    code: ["def api_data(", "request.get_json()"],
  },
  11: {
    question: "How do you use sessions in Flask?",
    answers: [
      ["GET /set_session", "Session set!"],
      ["GET /get_session", "JohnDoe"],
      ["GET /get_session", "No session set"],
    ],
    code: ['session["username"]', 'session.get("username", "No session set")'],
    told: ["app.secret_key"],
  },
  12: {
    question: "How do you set and get cookies in Flask?",
    answers: [
      ["GET /set_cookie", "Cookie is set"],
      ["GET /get_cookie", "User: John"],
    ],
    code: [
      "make_response(",
      '.set_cookie("user", "John"',
      'request.cookies.get("user")',
    ],
  },
  13: {
    question: "How do you integrate a database in Flask?",
    code: [
      "SQLALCHEMY_DATABASE_URI",
      "SQLAlchemy(",
      "class User(",
      "String(80)",
      "create_all(",
    ],
    told: ["Flask-SQLAlchemy", "sqlite:///users.db"],
  },
  14: {
    question: "How do you perform CRUD operations using SQLAlchemy?",
    told: ["Alice", "Alicia", "create", "read", "update", "delete"],
  },
  15: {
    question: "How do you handle 404 errors in Flask?",
    answers: [["GET /{path}", "Page not found!"]],
    code: ["@app.errorhandler(404)", "def page_not_found("],
  },
  16: {
    question: "How do you create a REST API in Flask?",
    answers: [["GET /api/user/{id}", '"name":"John"']],
    code: ["def get_user(", "jsonify("],
  },
  17: {
    question: "What are Flask Blueprints?",
    answers: [["GET /auth/login", "Login Page"]],
    code: [
      'Blueprint("auth", __name__',
      'register_blueprint(auth, url_prefix="/auth")',
    ],
  },
  18: {
    question: "What is Flask Middleware?",
    code: ["@app.before_request", "Before request executed"],
  },
  19: { question: "What is Flask CORS?", code: ["CORS(app)"] },
  20: {
    question: "How do you deploy a Flask app?",
    told: [
      "gunicorn app:app",
      "NGINX",
      "uWSGI",
      "heroku create",
      "git push heroku main",
      "docker run -p 5000:5000 flask-app",
    ],
  },
  21: {
    question: "What is the difference between Flask and FastAPI?",
    answers: [["GET /user/{id}", '"name":"John"']],
    code: ["def get_user(", "async def get_user("],
    told: ["performance", "async", "gevent", "type", "Swagger", "ReDoc"],
  },
  22: {
    question: "How do you scale a Flask application?",
    answers: [["GET /data", "This data is cached!"]],
    code: [
      "timeout=50",
      "def cached_data(",
      "upstream flaskapp",
      "long_task",
      "Task Completed",
    ],
    told: [
      "gunicorn -w 4",
      "Redis",
      "Memcached",
      "NGINX",
      "ALB",
      "Celery",
      "Lambda",
      "Zappa",
      "Kubernetes",
    ],
  },
  23: {
    question: "What are Flask Extensions?",
    told: [
      "Flask-SQLAlchemy",
      "Flask-WTF",
      "Flask-Login",
      "Flask-Mail",
      "Flask-RESTful",
      "Flask-CORS",
    ],
  },
  24: {
    question: "How to enable Debug Mode in Flask?",
    told: [
      "app.run(debug=True)",
      "FLASK_ENV",
      "FLASK_DEBUG",
      "flask run",
      "reload",
    ],
  },
  25: {
    question: "How do you test a Flask app using PyTest?",
    answers: [["GET /", "Hello, Flask!"]],
    code: [
      "app.test_client()",
      "def test_homepage(",
      'b"Hello, Flask!" in response.data',
    ],
    told: ["pytest test_app.py"],
  },
};
