"""One process per core, all on the same port: gunicorn's own settings.

gunicorn "app:create_app()" reads this file if it starts here.
"""

import os

# region workers
bind = f"127.0.0.1:{os.environ.get('PORT', '5022')}"
workers = int(os.environ.get("WEB_CONCURRENCY", os.cpu_count() or 1))
control_socket_disable = True  # it would be a file in the home folder
# endregion
